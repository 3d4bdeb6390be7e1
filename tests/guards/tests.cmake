# The guards, each shown to fail on a planted leak.
add_test(NAME guard.catches.includes
  COMMAND ${CMAKE_COMMAND} "-DDIR=${CMAKE_SOURCE_DIR}/tests/guards/broken/core" -DROOM=core "-DSEES="
          -P "${CMAKE_SOURCE_DIR}/cmake/CheckIncludes.cmake")
set_tests_properties(guard.catches.includes PROPERTIES
  PASS_REGULAR_EXPRESSION "QtWidgets/QMessageBox>: module path")
add_test(NAME guard.catches.rooms
  COMMAND ${CMAKE_COMMAND} "-DDIR=${CMAKE_SOURCE_DIR}/tests/guards/broken/core" -DROOM=core "-DSEES="
          -P "${CMAKE_SOURCE_DIR}/cmake/CheckIncludes.cmake")
set_tests_properties(guard.catches.rooms PROPERTIES
  PASS_REGULAR_EXPRESSION "net/http/httpclient.h\": room core sees")

if(FAROL_CONSOLE)
  add_library(guard_leaky_core STATIC EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/guards/broken/core/linked.cpp")
  target_link_libraries(guard_leaky_core PRIVATE Qt6::Core farol_flags)
  add_executable(guard_leaky_layer EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/guards/layer_core.cpp")
  target_link_libraries(guard_leaky_layer PRIVATE farol_flags Qt6::Core
    "$<LINK_LIBRARY:WHOLE_ARCHIVE,guard_leaky_core>")
  set_target_properties(guard_leaky_core guard_leaky_layer PROPERTIES AUTOMOC OFF AUTOUIC OFF)
  add_test(NAME guard.catches.layers
    COMMAND ${CMAKE_COMMAND} --build "${CMAKE_BINARY_DIR}" --target guard_leaky_layer)
  set_tests_properties(guard.catches.layers PROPERTIES RUN_SERIAL ON
    PASS_REGULAR_EXPRESSION "(undefined (symbol|reference)[^\n]*QMessageBox)")
endif()

add_test(NAME guard.style COMMAND bash "${CMAKE_SOURCE_DIR}/tests/kit/check_style.sh" "${CMAKE_SOURCE_DIR}")
add_test(NAME guard.types COMMAND python3 "${CMAKE_SOURCE_DIR}/tests/kit/check_types.py" "${CMAKE_SOURCE_DIR}")
add_test(NAME guard.catches.types
  COMMAND python3 "${CMAKE_SOURCE_DIR}/tests/kit/check_types.py" "${CMAKE_SOURCE_DIR}/tests/guards/broken/types")
set_tests_properties(guard.catches.types PROPERTIES PASS_REGULAR_EXPRESSION "farol::Twin is defined in src/one.h, src/other.h")

# The manual pages against --help. A server without the console has one program, and its page.
set(manual "$<TARGET_FILE:farold>" "${CMAKE_SOURCE_DIR}/packaging/man/farold.8")
set(manual_programs "$<TARGET_FILE:farold>")
if(FAROL_CONSOLE)
  list(APPEND manual "$<TARGET_FILE:farolctl>" "${CMAKE_SOURCE_DIR}/packaging/man/farolctl.1"
    "$<TARGET_FILE:farol>" "${CMAKE_SOURCE_DIR}/packaging/man/farol.1")
  list(APPEND manual_programs "$<TARGET_FILE:farolctl>")
endif()
add_test(NAME guard.manual COMMAND python3 "${CMAKE_SOURCE_DIR}/tests/kit/check_manual.py" ${manual})
add_test(NAME guard.catches.manual
  COMMAND bash "${CMAKE_SOURCE_DIR}/tests/guards/manual.sh" "${CMAKE_SOURCE_DIR}" ${manual_programs})
set_tests_properties(guard.manual guard.catches.manual PROPERTIES TIMEOUT 300
  ENVIRONMENT "ASAN_OPTIONS=detect_leaks=0;LC_ALL=C.UTF-8")
