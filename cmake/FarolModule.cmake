# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A folder is a promise only when it is a target: a room is a library with its own link list and two guards.
# FAROL_SHARED_ROOMS makes it a shared one: two hundred test programs then share each room instead of carrying it.
set(farol_room_kind STATIC)
if(FAROL_SHARED_ROOMS AND UNIX)
  set(farol_room_kind SHARED)
endif()

# farol_module(<room> [SEES rooms…] LINKS targets… [INSIDE targets…])
#   SEES    rooms that it may include; LINKS public libraries; INSIDE libraries that its headers never show.
#   Makes farol_<room>, Farol::<room>, the guard layer_<room> and the test guard.includes.<room>.
function(farol_module room)
  cmake_parse_arguments(arg "" "" "SEES;LINKS;INSIDE" ${ARGN})
  set(dir "${CMAKE_SOURCE_DIR}/src/${room}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${dir}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${dir}/*.h")
  file(GLOB_RECURSE forms CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/ui/*.ui")
  if(NOT room STREQUAL "ui")
    set(forms)
  endif()
  set(target farol_${room})
  add_library(${target} ${farol_room_kind} ${sources} ${forms})
  add_library(Farol::${room} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}/src" FILES ${headers})
  set(rooms)
  foreach(seen IN LISTS arg_SEES)
    list(APPEND rooms Farol::${seen})
  endforeach()
  target_link_libraries(${target} PUBLIC ${rooms} ${arg_LINKS} PRIVATE farol_flags ${arg_INSIDE})
  set_target_properties(${target} PROPERTIES
    VERIFY_INTERFACE_HEADER_SETS ON AUTOUIC_SEARCH_PATHS "${CMAKE_SOURCE_DIR}/ui" DEFINE_SYMBOL "")
  # A room may bring resources of its own: src/<room>/resources.cmake.
  if(EXISTS "${dir}/resources.cmake")
    include("${dir}/resources.cmake")
  endif()
  farol_lean_pch(${target} ${room})

  # Guard (a): the whole room links with nothing but what it declared.
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/guards/layer_${room}.cpp" CONTENT "int main() { return 0; }\n")
  add_executable(layer_${room} EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/guards/layer_${room}.cpp")
  set_target_properties(layer_${room} PROPERTIES AUTOMOC OFF AUTOUIC OFF)
  if(farol_room_kind STREQUAL "SHARED")
    target_link_libraries(layer_${room} PRIVATE farol_flags ${target})
    if(NOT APPLE)
      target_link_options(${target} PRIVATE -Wl,-z,defs)
    endif()
  else()
    target_link_libraries(layer_${room} PRIVATE farol_flags "$<LINK_LIBRARY:WHOLE_ARCHIVE,${target}>"
      ${rooms} ${arg_LINKS} ${arg_INSIDE})
  endif()
  set_property(GLOBAL APPEND PROPERTY FAROL_LAYERS layer_${room})

  # Guard (b): only short Qt includes, only allowed rooms.
  if(BUILD_TESTING)
    add_test(NAME guard.includes.${room}
      COMMAND ${CMAKE_COMMAND} -DDIR=${dir} -DROOM=${room} "-DSEES=${arg_SEES}"
              -P "${CMAKE_SOURCE_DIR}/cmake/CheckIncludes.cmake")
  endif()
endfunction()

# Two lean precompiled headers serve every target: one with Qt Core, one with the widgets that most of ui includes.
function(farol_lean_pch target room)
  if(CMAKE_DISABLE_PRECOMPILE_HEADERS)
    return()
  endif()
  if(room STREQUAL "ui")
    target_precompile_headers(${target} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_ui.h")
  else()
    target_precompile_headers(${target} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_core.h")
  endif()
endfunction()

# farol_test(<noun>/<tst_name> SEES rooms… [LINKS targets…] [LABELS labels…] [TIMEOUT s] [SERIAL] [SCALED [ONLY_SCALED]]
#            [WRAPPER script])
#   One Qt Test program a noun and room, from tests/<room>/<noun>/<tst_name>.cpp; the test's name is <room>.<noun>.<name>.
function(farol_test path)
  cmake_parse_arguments(arg "SERIAL;NAMED;SCALED;ONLY_SCALED" "TIMEOUT;TEST_NAME;WRAPPER" "SEES;LINKS;LABELS;DEPENDS;SOURCES" ${ARGN})
  string(REPLACE "/" "_" target "${path}")
  add_executable(${target} "${CMAKE_SOURCE_DIR}/tests/${path}.cpp" ${arg_SOURCES})
  set(rooms)
  foreach(seen IN LISTS arg_SEES)
    list(APPEND rooms Farol::${seen})
  endforeach()
  target_link_libraries(${target} PRIVATE farol_flags ${rooms} Qt6::Test ${arg_LINKS})
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  if(MSVC)
    target_compile_options(${target} PRIVATE "/FI${CMAKE_SOURCE_DIR}/tests/kit/patience.h")
  else()
    target_compile_options(${target} PRIVATE "SHELL:-include \"${CMAKE_SOURCE_DIR}/tests/kit/patience.h\"")
  endif()
  target_compile_definitions(${target} PRIVATE
    FAROL_SOURCE_DIR="${CMAKE_SOURCE_DIR}" FAROL_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  string(REGEX REPLACE "/tst_" "." name "${path}")
  string(REPLACE "/" "." name "${name}")
  if(arg_TEST_NAME)
    set(name "${arg_TEST_NAME}")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300) # a hang ends; a slow disk does not fail
  endif()
  set(environment "TZ=America/Sao_Paulo;QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.qpa.*=false;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/kit/lsan.supp:print_suppressions=0;UBSAN_OPTIONS=print_stacktrace=1;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/kit/tsan.supp:history_size=4:die_after_fork=0")
  if(FAROL_COVERAGE)
    string(APPEND environment ";LLVM_PROFILE_FILE=${CMAKE_BINARY_DIR}/profiles/%4m.profraw")
  endif()
  if(NOT arg_ONLY_SCALED)
    add_test(NAME ${name} COMMAND ${arg_WRAPPER} $<TARGET_FILE:${target}>)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}" ENVIRONMENT "${environment}")
    if(arg_SERIAL)
      set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
  endif()
  # The same program again, on the real servers that the test kit.services starts.
  if(arg_SCALED AND FAROL_SCALED_TESTS)
    add_test(NAME scaled.${name} COMMAND "${CMAKE_SOURCE_DIR}/tests/kit/with_services.sh" run $<TARGET_FILE:${target}>)
    set_tests_properties(scaled.${name} PROPERTIES TIMEOUT 900 LABELS "${arg_LABELS};scaled"
      FIXTURES_REQUIRED services ENVIRONMENT "${environment};FAROL_SERVICES=${CMAKE_BINARY_DIR}/services.env")
    if(arg_SERIAL)
      set_tests_properties(scaled.${name} PROPERTIES RUN_SERIAL ON)
    endif()
  endif()
endfunction()
