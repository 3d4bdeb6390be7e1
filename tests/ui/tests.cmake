# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
farol_test(ui/kit/tst_theme SEES core ui)
farol_test(ui/kit/tst_text SEES core ui)
