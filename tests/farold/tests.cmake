# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
farol_test(farold/serve/tst_schema SEES server LINKS Boost::headers Threads::Threads)
add_dependencies(farold_serve_tst_schema farold)
farol_test(farold/serve/tst_routes SEES server LINKS Boost::headers Threads::Threads yaml-cpp)
add_dependencies(farold_serve_tst_routes farold)
farol_test(farold/admin/tst_usage SEES core)
add_dependencies(farold_admin_tst_usage farold)
farol_test(farold/serve/tst_foureyes SEES server LINKS Boost::headers Threads::Threads LABELS engine TIMEOUT 600)
add_dependencies(farold_serve_tst_foureyes farold)
farol_test(farold/serve/tst_refresh SEES server LINKS Boost::headers Threads::Threads)
add_dependencies(farold_serve_tst_refresh farold)
farol_test(farold/serve/tst_fuzz SEES server LINKS Boost::headers Threads::Threads yaml-cpp TIMEOUT 1800)
add_dependencies(farold_serve_tst_fuzz farold)
