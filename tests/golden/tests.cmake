# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page, and what compares them with those that were accepted: ./dev shots. Also there where the
# tests are not built, because the pictures are made with the release.
add_executable(farol_shots EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/golden/shots.cpp"
  "${CMAKE_SOURCE_DIR}/tests/golden/studio.cpp" "${CMAKE_SOURCE_DIR}/tests/golden/door.cpp")
target_link_libraries(farol_shots PRIVATE farol_flags farol_console Qt6::Network)
target_include_directories(farol_shots PRIVATE "${CMAKE_SOURCE_DIR}/tests")
add_dependencies(farol_shots farold)
add_executable(farol_pictures EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/golden/pictures.cpp")
target_link_libraries(farol_pictures PRIVATE farol_flags Qt6::Gui)
