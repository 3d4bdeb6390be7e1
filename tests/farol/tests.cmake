# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
if(NOT TARGET farol)
  return()
endif()
farol_test(farol/console/tst_usage SEES core)
add_dependencies(farol_console_tst_usage farol)
