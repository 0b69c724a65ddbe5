#pragma once
// Which solver, with which options, a model of a cell needs.
#include "cell/cell.h"
#include "electrochem/cell_physics.h"
#include "electrochem/cell_solver.h"
#include "electrochem/dfn_layout.h"
#include "electrochem/model_kind.h"

#include <memory>
#include <span>
#include <vector>

namespace interphase {

struct DfnOptions;

struct SimulationOptions
{
    ModelKind model = ModelKind::Dfn;
    CellPhysics physics;
    /// The closed form of the SPM will not do: the cell has a film resistance, a double layer, kinetics of
    /// its own or loses active material (see hasInterface()), or a limit is watched that it does not know.
    bool beyondClosedForm = false;
    ParticleKinds particles;
    bool variableSalt = false;         ///< t+ or the thermodynamic factor depends on the concentration
    std::vector<ParameterId> gradient; ///< to which the derivatives of all that is recorded are wanted
    bool observables = false;          ///< records what the model can tell beside the voltage
    bool surfaceTemperature = false;   ///< records it with derivatives, see CellSolver::surfaceColumn()
    double relativeTolerance = 1e-4;   ///< of the time integration; the absolute ones follow, see DfnOptions
    int negativeCells = 0;             ///< finite volumes in x; 0: the model's own number
    int separatorCells = 0;
    int positiveCells = 0;
    int modes = 0; ///< in each particle, 2 to 16; 0: the model's own number
    int shells =
        0; ///< of particles whose diffusivity depends on the stoichiometry; 0: the model's own number
    /// Rows of every moment; without them a run of many cycles needs no more memory than one.
    bool rows = true;
    /// Cycles are skipped (see CycleJumper) as long as the stated error of the discharge capacity, in Ah, is
    /// below this at each jump; 0: none is. Not with rows.
    double skipWithin_Ah = 0.0;
    double period_s = 1.0; ///< rows at least this often
    /// And at least this often as a share of the time since the step began, where that is longer; 0: never.
    double periodShare = 1e-4;
    double insertAbove_V = 2e-5; ///< more rows where linear interpolation would err by more than this
};

/// As coarse as a DFN may be for a voltage within 0.3 mV (root mean square) up to 1C; the defaults are within
/// 0.1 mV.
SimulationOptions quickOptions(ModelKind model);

/// Whether the voltage of a model with this physics depends on a parameter of this cell at all.
bool usesParameter(const Cell& cell, ModelKind model, const CellPhysics& physics, ParameterId id);

/// What the cell itself asks of a solver, with these parameters free: whether the closed form will do, kinds
/// of particle. Throws InputError for a cell without electrolyte and a model with one.
void adapt(SimulationOptions& options, const Cell& cell, std::span<const ParameterId> free = {});
/// Whether the cell has a film resistance, a double layer, other than BPX's kinetics or loses active
/// material.
bool hasInterface(const Cell& cell);
/// Whether this parameter can make it so.
bool isInterface(ParameterId id);

/// The solver of a model. Throws InputError for a combination this version does not have, and for a number of
/// modes that no particle can have.
/// currentControlled: no stretch will control anything else; derivatives are cheaper then, the voltage is the
/// same with them and without, and no run ends because a particle is spent: what a fit needs.
std::unique_ptr<CellSolver> makeCellSolver(const SimulationOptions& options, bool currentControlled = false);

/// The options of the solver behind every model but the plain SPM and SPMe.
DfnOptions dfnOptions(const SimulationOptions& options, bool currentControlled);

/// Throws InputError where the physics asks for something the cell's file does not say.
void requireSupported(const Cell& cell, const CellPhysics& physics);

} // namespace interphase
