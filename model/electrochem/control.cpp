#include "electrochem/control.h"

#include "core/message.h"
#include "core/text.h"

namespace interphase {

Status noInitialState(Control control, double time_s, double value)
{
    const MessageId id = control == Control::Current   ? MessageId::SolverInitialState
                         : control == Control::Voltage ? MessageId::SolverNoVoltage
                                                       : MessageId::SolverNoPower;
    return Status::failed(id, {formatRounded(time_s, 6), formatRounded(value, 6)});
}

} // namespace interphase
