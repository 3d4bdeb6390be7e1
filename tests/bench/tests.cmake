# Benchmarks: built by the bench preset, run by ./dev bench, never timed tests.
if(FAROL_BENCH)
  add_executable(bench_makecsv "${CMAKE_SOURCE_DIR}/tests/bench/makecsv.cpp")
  target_include_directories(bench_makecsv PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_link_libraries(bench_makecsv PRIVATE farol_flags Farol::core)
endif()
