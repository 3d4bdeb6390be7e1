# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
if(NOT TARGET farol_net)
  return()
endif()
farol_test(net/http/tst_call SEES net LINKS farol_kit_net)
farol_test(net/http/tst_headers SEES net LINKS farol_kit_net)
farol_test(net/http/tst_errors SEES net LINKS farol_kit_net)
farol_test(net/http/tst_tokens SEES net LINKS farol_kit_net)
farol_test(net/http/tst_hostile SEES net LINKS farol_kit_net)
farol_test(net/http/tst_tls SEES net LINKS farol_kit_net)
farol_test(net/http/tst_poller SEES net)
farol_test(net/farold/tst_faroldclient SEES net LINKS farol_kit_net)
farol_test(net/diagnose/tst_diagnosis SEES net LINKS farol_kit_net)
farol_test(net/http/tst_lastseen SEES net LINKS farol_kit_net)
foreach(test net.http.tls net.diagnose.diagnosis)
  set_property(TEST ${test} APPEND PROPERTY ENVIRONMENT
    "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/kit/lsan_tls.supp:print_suppressions=0")
endforeach()
