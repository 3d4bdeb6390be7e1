# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
if(NOT FAROL_CONSOLE)
  return()
endif()
farol_test(store/settings/tst_settings SEES store)
farol_test(store/settings/tst_sources SEES store)
farol_test(store/settings/tst_workspacefile SEES store LINKS farol_kit_net)
farol_test(store/cache/tst_offlinecache SEES store)
farol_test(store/secrets/tst_sessiononly SEES store)
if(TARGET Qt6::DBus)
  farol_test(store/secrets/tst_keyring SEES store LINKS Qt6::DBus LABELS keyring SERIAL
    WRAPPER "${CMAKE_SOURCE_DIR}/tests/kit/with_keyring.sh")
endif()
