# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
if(NOT TARGET farolctl)
  return()
endif()
farol_test(farolctl/cli/tst_commands SEES core LINKS farol_kit_net)
add_dependencies(farolctl_cli_tst_commands farolctl)
farol_test(farolctl/cli/tst_plans SEES core LINKS farol_kit_net)
add_dependencies(farolctl_cli_tst_plans farolctl)
if(TARGET Qt6::DBus)
  farol_test(farolctl/cli/tst_login SEES core LINKS farol_kit_net Qt6::DBus LABELS keyring SERIAL
    WRAPPER "${CMAKE_SOURCE_DIR}/tests/kit/with_keyring.sh")
  add_dependencies(farolctl_cli_tst_login farolctl)
endif()
farol_test(farolctl/cli/tst_farold SEES server LINKS farol_kit_net Boost::headers Threads::Threads)
add_dependencies(farolctl_cli_tst_farold farolctl)
farol_test(farolctl/cli/tst_accounts SEES server LINKS farol_kit_net Boost::headers Threads::Threads)
add_dependencies(farolctl_cli_tst_accounts farolctl)
