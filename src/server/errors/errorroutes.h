// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/router.h"

namespace farol::server {

// GET ops/errors and ops/errors/{id}: what went wrong inside, by group. Of the whole back-end, so without a tenant;
// nothing in it names a person, an item or a sum.
void addErrorRoutes(Router &router, Readers &readers);

} // namespace farol::server
