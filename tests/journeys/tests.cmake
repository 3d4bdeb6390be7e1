# The real window on the real farold, one program a group of stories.
if(FAROL_CONSOLE)
  foreach(journey overview payment import batches retryplan offline readonly firststart)
    farol_test(journeys/tst_${journey} SEES ui app net store LINKS farol_console Qt6::Network TIMEOUT 300
      TEST_NAME journey.${journey} LABELS journey SERIAL)
    add_dependencies(journeys_tst_${journey} farold farol)
  endforeach()
endif()
