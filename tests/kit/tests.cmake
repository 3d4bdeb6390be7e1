# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The stand-ins for the wire, once for all tests: LINKS farol_kit_net.
add_library(farol_kit_net STATIC EXCLUDE_FROM_ALL
  "${CMAKE_SOURCE_DIR}/tests/kit/fakenetwork.cpp" "${CMAKE_SOURCE_DIR}/tests/kit/fakenetwork.h"
  "${CMAKE_SOURCE_DIR}/tests/kit/rawserver.cpp" "${CMAKE_SOURCE_DIR}/tests/kit/rawserver.h")
target_include_directories(farol_kit_net PUBLIC "${CMAKE_SOURCE_DIR}/tests")
target_link_libraries(farol_kit_net PUBLIC Qt6::Network PRIVATE farol_flags)
farol_lean_pch(farol_kit_net kit)
