// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"

namespace farol::server {

// GET /api/v1/openapi.yaml as it is in the program, and GET /docs, a readable page made from it, without a script.
void addDocsRoutes(Router &router);

// The page; every text of the document is escaped. Errors: Malformed with the place.
[[nodiscard]] Result<QByteArray> docsPage(const QByteArray &openApi);

} // namespace farol::server
