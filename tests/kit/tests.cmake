# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The stand-ins for the wire, once for all tests: LINKS farol_kit_net.
add_library(farol_kit_net STATIC EXCLUDE_FROM_ALL
  "${CMAKE_SOURCE_DIR}/tests/kit/fakenetwork.cpp" "${CMAKE_SOURCE_DIR}/tests/kit/fakenetwork.h"
  "${CMAKE_SOURCE_DIR}/tests/kit/rawserver.cpp" "${CMAKE_SOURCE_DIR}/tests/kit/rawserver.h")
target_include_directories(farol_kit_net PUBLIC "${CMAKE_SOURCE_DIR}/tests")
target_link_libraries(farol_kit_net PUBLIC Qt6::Network PRIVATE farol_flags)
farol_lean_pch(farol_kit_net kit)

# The real servers of the label scaled: up before the first of its tests, down after the last.
if(FAROL_SCALED_TESTS)
  foreach(step start stop)
    add_test(NAME kit.services.${step} COMMAND "${CMAKE_SOURCE_DIR}/tests/kit/with_services.sh" ${step})
    set_tests_properties(kit.services.${step} PROPERTIES TIMEOUT 300 LABELS scaled
      ENVIRONMENT "FAROL_SERVICES=${CMAKE_BINARY_DIR}/services.env")
  endforeach()
  set_tests_properties(kit.services.start PROPERTIES FIXTURES_SETUP services)
  set_tests_properties(kit.services.stop PROPERTIES FIXTURES_CLEANUP services)
endif()

# The sources that a console reads beside farold, for the tests that want them real.
if(TARGET farol_net AND UNIX)
  foreach(step start stop)
    set(names)
    if(step STREQUAL "start")
      set(names rabbitmq alertmanager prometheus)
    endif()
    add_test(NAME kit.sources.${step} COMMAND "${CMAKE_SOURCE_DIR}/tests/kit/with_services.sh" ${step} ${names})
    set_tests_properties(kit.sources.${step} PROPERTIES TIMEOUT 300 LABELS real
      ENVIRONMENT "FAROL_SERVICES=${CMAKE_BINARY_DIR}/sources.env")
  endforeach()
  set_tests_properties(kit.sources.start PROPERTIES FIXTURES_SETUP sources)
  set_tests_properties(kit.sources.stop PROPERTIES FIXTURES_CLEANUP sources)
endif()
