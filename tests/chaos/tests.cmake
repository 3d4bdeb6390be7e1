# farol_chaos(<name> <script> <its options…>): the real programs, killed or troubled, judged by the provider's ledger.
function(farol_chaos name script)
  add_test(NAME chaos.${name} COMMAND bash "${CMAKE_SOURCE_DIR}/tests/chaos/${script}" ${ARGN})
  set_tests_properties(chaos.${name} PROPERTIES TIMEOUT 600 LABELS "engine;chaos" RUN_SERIAL ON
    ENVIRONMENT "TZ=America/Sao_Paulo;LC_ALL=C.UTF-8;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/kit/lsan.supp:print_suppressions=0")
endfunction()
farol_chaos(kill run.sh "$<TARGET_FILE:farold>" --kills 10 --items 5000)
farol_chaos(faults run.sh "$<TARGET_FILE:farold>" --kills 5 --items 2000 --faults usual)
farol_chaos(probes run.sh "$<TARGET_FILE:farold>" --at-labels --items 1500 --faults usual)
farol_chaos(backup backup.sh "$<TARGET_FILE:farold>" --items 2000)
farol_chaos(backupplanted backupplanted.sh "$<TARGET_FILE:farold>")
if(FAROL_SCALED_TESTS)
  add_test(NAME chaos.scaledbackup COMMAND "${CMAKE_SOURCE_DIR}/tests/kit/with_services.sh" run bash
    "${CMAKE_SOURCE_DIR}/tests/chaos/backup.sh" "$<TARGET_FILE:farold>" --scaled --items 2000)
  set_tests_properties(chaos.scaledbackup PROPERTIES TIMEOUT 600 LABELS "engine;chaos;scaled" RUN_SERIAL ON
    FIXTURES_REQUIRED services ENVIRONMENT "TZ=America/Sao_Paulo;LC_ALL=C.UTF-8;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/kit/lsan.supp:print_suppressions=0;FAROL_SERVICES=${CMAKE_BINARY_DIR}/services.env")
  add_test(NAME chaos.scaled COMMAND "${CMAKE_SOURCE_DIR}/tests/kit/with_services.sh" run bash
    "${CMAKE_SOURCE_DIR}/tests/chaos/run.sh" "$<TARGET_FILE:farold>" --scaled --kills 6 --items 2000 --faults usual)
  set_tests_properties(chaos.scaled PROPERTIES TIMEOUT 600 LABELS "engine;chaos;scaled" RUN_SERIAL ON
farol_chaos(freeze run.sh "$<TARGET_FILE:farold>" --freeze --kills 2 --items 1000 --faults usual)
# The same on two processes and the real server.
function(farol_chaos_scaled name script)
  add_test(NAME chaos.${name} COMMAND "${CMAKE_SOURCE_DIR}/tests/kit/with_services.sh" run bash
    "${CMAKE_SOURCE_DIR}/tests/chaos/${script}" "$<TARGET_FILE:farold>" --scaled ${ARGN})
  set_tests_properties(chaos.${name} PROPERTIES TIMEOUT 600 LABELS "engine;chaos;scaled" RUN_SERIAL ON
    FIXTURES_REQUIRED services ENVIRONMENT "TZ=America/Sao_Paulo;LC_ALL=C.UTF-8;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/kit/lsan.supp:print_suppressions=0;FAROL_SERVICES=${CMAKE_BINARY_DIR}/services.env")
endfunction()
if(FAROL_SCALED_TESTS)
  farol_chaos_scaled(scaled run.sh --kills 6 --items 2000 --faults usual)
  farol_chaos_scaled(scaledprobes run.sh --at-labels --items 1000 --faults usual)
  farol_chaos_scaled(scaledfreeze run.sh --freeze --kills 2 --items 1000 --faults usual)
  farol_chaos_scaled(scaledplanted planted.sh)
endif()
if(FAROL_SCALED_TESTS)
  farol_chaos(topology topology.sh "$<TARGET_FILE:farold>" --items 4000 --for 2s --delay 100)
endif()
farol_chaos(planted planted.sh "$<TARGET_FILE:farold>")
if(TARGET farolctl)
  farol_chaos(mainjob mainjob.sh "$<TARGET_FILE_DIR:farolctl>")
endif()
