# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The profiles that are shipped and their schema: :/profiles/<name>.yaml, :/profiles/profile.schema.json.
file(GLOB profiles CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/resources/profiles/*.yaml" "${CMAKE_SOURCE_DIR}/resources/profiles/*.json")
qt_add_resources(${target} farol_profiles PREFIX / BASE "${CMAKE_SOURCE_DIR}/resources" FILES ${profiles})
