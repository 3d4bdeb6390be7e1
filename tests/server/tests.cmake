farol_test(server/config/tst_config SEES server)
farol_test(server/engine/tst_arrows SEES server LABELS engine)
farol_test(server/engine/tst_writer SEES server LABELS engine)
farol_test(server/demo/tst_demoday SEES server)
