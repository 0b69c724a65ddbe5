#include "integrate/ida_solver.h"
#include "core/text.h"

#include "integrate/fast_vector.h"

#include <idas/idas.h>
#include <sundials/sundials_linearsolver.h>
#include <sundials/sundials_matrix.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>

namespace interphase {
namespace {

/// Owns the SUNDIALS context; one an integrator, so one a thread.
struct Context
{
    SUNContext value = nullptr;
    Context()
    {
        if (SUNContext_Create(nullptr, &value) != 0)
            throw std::bad_alloc();
    }
    ~Context() { SUNContext_Free(&value); }
};

void ignoreMessages(int, const char*, const char*, char*, void*)
{
}

SUNMatrix_ID matrixId(SUNMatrix)
{
    return SUNMATRIX_CUSTOM;
}
int matrixZero(SUNMatrix)
{
    return 0;
}
void matrixDestroy(SUNMatrix m)
{
    SUNMatFreeEmpty(m);
}
SUNLinearSolver_Type solverType(SUNLinearSolver)
{
    return SUNLINEARSOLVER_DIRECT;
}
int solverSetup(SUNLinearSolver, SUNMatrix)
{
    return 0; // the Jacobian callback assembles and factorises in one go
}
int solverFree(SUNLinearSolver s)
{
    SUNLinSolFreeEmpty(s);
    return 0;
}

} // namespace

struct IdaSolver::Impl
{
    explicit Impl(DaeSystem& s);
    ~Impl();

    static int residual(realtype t, N_Vector y, N_Vector yp, N_Vector r, void* self);
    static int jacobian(realtype t, realtype alpha, N_Vector y, N_Vector yp, N_Vector r, SUNMatrix,
                        void* self, N_Vector, N_Vector, N_Vector);
    static int weights(N_Vector y, N_Vector w, void* self);
    static int solve(SUNLinearSolver s, SUNMatrix, N_Vector x, N_Vector b, realtype);

    DaeSystem& system;
    Context context;
    void* ida = nullptr;
    N_Vector y = nullptr;
    N_Vector yp = nullptr;
    N_Vector scratch = nullptr;
    SUNMatrix matrix = nullptr;
    SUNLinearSolver linear = nullptr;
    double time = 0.0;
    bool first = true;
};

int IdaSolver::Impl::residual(realtype t, N_Vector y, N_Vector yp, N_Vector r, void* self)
{
    auto& impl = *static_cast<Impl*>(self);
    return impl.system.residual(t, fastVectorData(y), fastVectorData(yp), fastVectorData(r)) ? 0 : 1;
}

int IdaSolver::Impl::jacobian(realtype t, realtype alpha, N_Vector y, N_Vector yp, N_Vector, SUNMatrix,
                              void* self, N_Vector, N_Vector, N_Vector)
{
    auto& impl = *static_cast<Impl*>(self);
    return impl.system.factor(t, alpha, fastVectorData(y), fastVectorData(yp)) ? 0 : 1;
}

int IdaSolver::Impl::weights(N_Vector y, N_Vector w, void* self)
{
    static_cast<Impl*>(self)->system.errorWeights(fastVectorData(y), fastVectorData(w));
    return 0;
}

int IdaSolver::Impl::solve(SUNLinearSolver s, SUNMatrix, N_Vector x, N_Vector b, realtype)
{
    auto& impl = *static_cast<Impl*>(s->content);
    if (x != b)
        std::copy_n(fastVectorData(b), impl.system.size(), fastVectorData(x));
    impl.system.solve(fastVectorData(x));
    return 0;
}

IdaSolver::Impl::Impl(DaeSystem& s) : system(s)
{
    y = makeFastVector(s.size(), context.value);
    yp = makeFastVector(s.size(), context.value);
    scratch = makeFastVector(s.size(), context.value);
    matrix = SUNMatNewEmpty(context.value);
    matrix->ops->getid = matrixId;
    matrix->ops->zero = matrixZero;
    matrix->ops->destroy = matrixDestroy;
    linear = SUNLinSolNewEmpty(context.value);
    linear->content = this;
    linear->ops->gettype = solverType;
    linear->ops->setup = solverSetup;
    linear->ops->solve = solve;
    linear->ops->free = solverFree;
    ida = IDACreate(context.value);
    const bool ok =
        ida && IDASetErrHandlerFn(ida, ignoreMessages, nullptr) == IDA_SUCCESS &&
        IDASetUserData(ida, this) == IDA_SUCCESS && IDAInit(ida, residual, 0.0, y, yp) == IDA_SUCCESS &&
        IDAWFtolerances(ida, weights) == IDA_SUCCESS &&
        IDASetLinearSolver(ida, linear, matrix) == IDA_SUCCESS && IDASetJacFn(ida, jacobian) == IDA_SUCCESS;
    if (!ok)
        throw std::runtime_error("IdaSolver: IDA could not be set up");
}

IdaSolver::Impl::~Impl()
{
    IDAFree(&ida);
    SUNLinSolFree(linear);
    SUNMatDestroy(matrix);
    N_VDestroy(scratch);
    N_VDestroy(yp);
    N_VDestroy(y);
}

IdaSolver::IdaSolver(DaeSystem& system) : m_impl(std::make_unique<Impl>(system))
{
}
IdaSolver::~IdaSolver() = default;

void IdaSolver::start(double t0, std::span<const double> y, std::span<const double> yp, double firstStep)
{
    std::copy(y.begin(), y.end(), fastVectorData(m_impl->y));
    std::copy(yp.begin(), yp.end(), fastVectorData(m_impl->yp));
    m_impl->time = t0;
    IDAReInit(m_impl->ida, t0, m_impl->y, m_impl->yp);
    IDASetInitStep(m_impl->ida, firstStep);
}

Status IdaSolver::step(double stopTime)
{
    IDASetStopTime(m_impl->ida, stopTime);
    const int flag = IDASolve(m_impl->ida, stopTime, &m_impl->time, m_impl->y, m_impl->yp, IDA_ONE_STEP);
    if (flag >= 0)
        return {};
    const std::string when = formatRounded(m_impl->time, 6);
    if (flag == IDA_ERR_FAIL)
        return Status::failed(MessageId::SolverStepTooSmall, {when});
    if (flag == IDA_CONV_FAIL || flag == IDA_LSETUP_FAIL || flag == IDA_REP_RES_ERR)
        return Status::failed(MessageId::SolverNoConvergence, {when});
    return Status::failed(MessageId::SolverFailed, {when, std::to_string(flag)});
}

double IdaSolver::time() const
{
    return m_impl->time;
}

const double* IdaSolver::state() const
{
    return fastVectorData(m_impl->y);
}

const double* IdaSolver::derivative() const
{
    return fastVectorData(m_impl->yp);
}

int IdaSolver::order() const
{
    int order = 1;
    IDAGetLastOrder(m_impl->ida, &order);
    return order;
}

double IdaSolver::lastStep() const
{
    double h = 0.0;
    IDAGetLastStep(m_impl->ida, &h);
    return h;
}

void IdaSolver::interpolate(double t, std::span<double> y) const
{
    IDAGetDky(m_impl->ida, t, 0, m_impl->scratch);
    std::copy_n(fastVectorData(m_impl->scratch), y.size(), y.begin());
}

IdaSolver::Counters IdaSolver::counters() const
{
    Counters c;
    IDAGetNumSteps(m_impl->ida, &c.steps);
    IDAGetNumResEvals(m_impl->ida, &c.residuals);
    IDAGetNumLinSolvSetups(m_impl->ida, &c.factorisations);
    IDAGetNumErrTestFails(m_impl->ida, &c.errorTestFailures);
    IDAGetNumNonlinSolvConvFails(m_impl->ida, &c.newtonFailures);
    return c;
}

} // namespace interphase
