# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The deployment files against farold itself, and the alerts' own tests.
add_test(NAME packaging.deploy COMMAND python3 "${CMAKE_SOURCE_DIR}/tests/packaging/check_deploy.py" "$<TARGET_FILE:farold>"
  "${CMAKE_SOURCE_DIR}")
add_test(NAME packaging.catches COMMAND bash "${CMAKE_SOURCE_DIR}/tests/packaging/catches.sh" "$<TARGET_FILE:farold>"
  "${CMAKE_SOURCE_DIR}")
set_tests_properties(packaging.deploy packaging.catches PROPERTIES TIMEOUT 300
  ENVIRONMENT "ASAN_OPTIONS=detect_leaks=0;LC_ALL=C.UTF-8")
foreach(day test embedded quiet)
  add_test(NAME packaging.alerts.${day} COMMAND promtool test rules ${day}.yml
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}/packaging/prometheus")
endforeach()
