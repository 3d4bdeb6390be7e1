# The real window on the real farold, one program a group of stories.
if(FAROL_CONSOLE)
  foreach(journey overview payment import batches foureyes retryplan offline readonly firststart demo appearance)
    farol_test(journeys/tst_${journey} SEES ui app net store LINKS farol_console Qt6::Network TIMEOUT 300
      TEST_NAME journey.${journey} LABELS journey SERIAL)
    add_dependencies(journeys_tst_${journey} farold farol)
  endforeach()
  if(TARGET Qt6::DBus)
    foreach(journey keychain secrets coldstart)
      farol_test(journeys/tst_${journey} SEES ui app net store LINKS farol_console Qt6::Network Qt6::DBus TIMEOUT 300
        TEST_NAME journey.${journey} LABELS "journey;keyring" SERIAL WRAPPER "${CMAKE_SOURCE_DIR}/tests/kit/with_keyring.sh")
      add_dependencies(journeys_tst_${journey} farold farolctl)
    endforeach()
  endif()
endif()
