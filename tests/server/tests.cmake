farol_test(server/config/tst_config SEES server)
<<<<<<< HEAD
farol_test(server/engine/tst_arrows SEES server LABELS engine)
farol_test(server/engine/tst_writer SEES server LABELS engine)
=======
farol_test(server/demo/tst_demoday SEES server)
>>>>>>> 7671b32 (feat(demo): the demo day in values, its loader, and guards shown to fail)
