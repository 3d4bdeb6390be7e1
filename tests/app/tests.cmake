farol_test(app/embedded/tst_embeddedbackend SEES app)
