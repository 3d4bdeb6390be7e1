// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profilelist.h"
#include "core/result/result.h"

#include <string>
#include <utility>
#include <vector>

namespace farol {

// The rows of a table that was made for people: the cells by the names of the columns, and "id" where the profile says
// how it is found. Cells are plain text with single spaces. Errors: Malformed html_table_missing when the page has no
// such place: then it is another page, such as one to sign in. Pure; any thread.
using HtmlRow = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Result<std::vector<HtmlRow>> htmlRows(QByteArrayView page, const ProfileHtml &how);

// What a page says to people, at most so many signs: for an error that came as HTML.
[[nodiscard]] QString htmlText(QByteArrayView page, qsizetype most);

// tag, .class, #id and what is inside of what, by spaces. What is wrong with it; empty: nothing.
[[nodiscard]] QString whyNoSelector(QStringView selector);

} // namespace farol
