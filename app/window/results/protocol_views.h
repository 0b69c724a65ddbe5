#pragma once
#include "calibrate/protocol_record.h"
#include "ui/view/protocol_view.h"

namespace interphase {

/// The tab Protocol; without a prediction what it begins with.
ProtocolView protocolView(const ProtocolRecord& record);
/// A limit of a quantity that one draw in twenty crosses.
ProtocolLimit usualLimit(const ProtocolRecord& record, ProtocolQuantity quantity, bool below);

} // namespace interphase
