#pragma once
#include "core/message.h"

namespace interphase {

/// How a computation ended. A failed solve is an ordinary outcome, not an exception.
enum class Outcome { Done, Cancelled, Failed };

struct Status
{
    Outcome outcome = Outcome::Done;
    Message reason; ///< empty when done

    bool ok() const { return outcome == Outcome::Done; }
    static Status failed(MessageId id, std::vector<std::string> arguments = {})
    {
        return {Outcome::Failed, {id, std::move(arguments)}};
    }
    static Status cancelled() { return {Outcome::Cancelled, {MessageId::Cancelled, {}}}; }
};

} // namespace interphase
