# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Icons live in :/icons/<name>.svg, drawn in black and tinted by ui/icons.
file(GLOB icons CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/icons/*.svg")
qt_add_resources(${target} farol_icons PREFIX / BASE "${CMAKE_SOURCE_DIR}/resources" FILES ${icons})
