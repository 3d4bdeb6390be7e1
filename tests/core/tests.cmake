farol_test(core/time/tst_clock SEES core)
