farol_test(app/embedded/tst_embeddedbackend SEES app)
farol_test(app/session/tst_session SEES app LINKS farol_kit_net)
farol_test(app/errortext/tst_errortext SEES app)
farol_test(app/batches/tst_batchesmodel SEES app LINKS farol_kit_net)
