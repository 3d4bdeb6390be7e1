// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that a correction and the approval of one have in common.
#pragma once

#include "core/batches/correction.h"
#include "core/json/itemshapes.h"

namespace farol::json {

template<>
struct Shape<CorrectedField> {
    static constexpr std::array members{member<&CorrectedField::field>("field"),
                                        member<&CorrectedField::before>("before"),
                                        member<&CorrectedField::after>("after")};
};
template<>
struct Shape<CorrectedOrder> {
    static constexpr std::array members{member<&CorrectedOrder::replaces>("replaces"),
                                        member<&CorrectedOrder::state>("state"), member<&CorrectedOrder::code>("code"),
                                        member<&CorrectedOrder::changes>("changes"),
                                        member<&CorrectedOrder::reason>("reason")};
};

} // namespace farol::json
