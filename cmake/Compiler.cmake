# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries the warnings, hardening and sanitizers of every Farol target.
add_library(farol_flags INTERFACE)
target_compile_definitions(farol_flags INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  FAROL_VERSION="${PROJECT_VERSION}")
if(MSVC)
  target_compile_options(farol_flags INTERFACE /W4 /WX /utf-8 /permissive- /bigobj)
  target_compile_definitions(farol_flags INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
else()
  target_compile_options(farol_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch -Werror)
  if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
    target_compile_options(farol_flags INTERFACE -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
    # GCC 12 sees copies past the end inside its own std::string once it inlines; every other build keeps the warnings.
    target_compile_options(farol_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds>
      $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
      $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overread>)
    if(NOT APPLE)
      target_link_options(farol_flags INTERFACE -Wl,-z,relro,-z,now)
    endif()
  endif()
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()

if(FAROL_SANITIZE)
  target_compile_options(farol_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(farol_flags INTERFACE -fsanitize=address,undefined)
  # The sanitizers' instrumentation confuses GCC 12's flow analysis in library headers.
  target_compile_options(farol_flags INTERFACE -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-restrict)
elseif(FAROL_TSAN)
  target_compile_options(farol_flags INTERFACE -fsanitize=thread)
  target_link_options(farol_flags INTERFACE -fsanitize=thread)
  target_compile_options(farol_flags INTERFACE -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-restrict
    -Wno-stringop-overread -Wno-array-bounds -Wno-tsan)
elseif(FAROL_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "FAROL_FUZZ needs Clang: cmake --preset fuzz")
  endif()
  target_compile_options(farol_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(farol_flags INTERFACE -fsanitize=address,undefined)
elseif(FAROL_COVERAGE)
  # Clang counts the conditions that somebody wrote; GCC counts the compiler's clean-up of every call besides.
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "FAROL_COVERAGE needs Clang: cmake --preset coverage")
  endif()
  target_compile_options(farol_flags INTERFACE -fprofile-instr-generate -fcoverage-mapping -fprofile-update=atomic)
  target_link_options(farol_flags INTERFACE -fprofile-instr-generate)
endif()

find_program(FAROL_MOLD mold)
if(FAROL_MOLD AND NOT APPLE AND NOT MSVC)
  target_link_options(farol_flags INTERFACE -fuse-ld=mold)
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_SOURCE_DIR}/cmake/link.sh")
endif()
find_program(FAROL_CCACHE ccache)
if(FAROL_CCACHE)
  # A precompiled header is only cached when its own preprocessing is kept and its time stamps are ignored.
  set(ccache_launcher "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;${FAROL_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${ccache_launcher}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ccache_launcher}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(farol_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
endif()
