farol_test(server/config/tst_config SEES server)
