#pragma once
#include "app/window/measured_drive.h"
#include "core/run_context.h"
#include "protocol/model_details.h"
#include "ui/view/model_view.h"

#include <memory>

namespace interphase {

/// What the live curve is made of; a value that a worker can keep.
struct CurveRequest
{
    std::shared_ptr<const Cell> cell;
    ModelKind kind = ModelKind::Dfn;
    CellPhysics physics;
    std::shared_ptr<const MeasuredDrive> measured; ///< null: by the protocol
    Protocol protocol;
    double startSoc = 1.0; ///< of the protocol
    bool compare = false;  ///< also the single particle model
    bool details = false;  ///< also what goes on inside
    bool moving = false;   ///< a slider is: only what is quick
};

struct CurveResult
{
    Status status;
    ModelCurveView view;
    ModelDetails details;        ///< no times: none
    bool detailsLeftOut = false; ///< they would have taken long
    double rms_V = 0.0;          ///< over the time that is fitted; meaningless without data
    double solve_ms = 0.0;
};

/// At 1C, to the lower cut-off.
Protocol dischargeOf(const Cell& cell);

/// Solves the model. A solve that fails keeps what it came to in the view, and the data. Throws InputError
/// for a model that is not there.
CurveResult solveCurve(const CurveRequest& request, const RunContext& context);

} // namespace interphase
