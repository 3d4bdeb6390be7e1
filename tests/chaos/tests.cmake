# farol_chaos(<name> <script> <its options…>): kills the real farold.
function(farol_chaos name script)
  add_test(NAME chaos.${name}
    COMMAND bash "${CMAKE_SOURCE_DIR}/tests/chaos/${script}" "$<TARGET_FILE:farold>" ${ARGN})
  set_tests_properties(chaos.${name} PROPERTIES TIMEOUT 300 LABELS "engine;chaos" RUN_SERIAL ON
    ENVIRONMENT "TZ=America/Sao_Paulo;LC_ALL=C.UTF-8;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/kit/lsan.supp:print_suppressions=0")
endfunction()
farol_chaos(kill run.sh --kills 10 --items 5000)
farol_chaos(faults run.sh --kills 5 --items 2000 --faults usual)
farol_chaos(probes run.sh --at-labels --items 1500 --faults usual)
farol_chaos(planted planted.sh)
