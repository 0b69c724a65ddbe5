#include "cell/bpx.h"
#include "core/message.h"
#include "electrochem/test_cells.h"
#include "protocol/simulate.h"

#include <QTest>

using namespace interphase;

/// What a solver is made with, and how it is refused.
class TestSimulationOptions : public QObject
{
    Q_OBJECT

private slots:
    void modes_data();
    void modes();
    void singleParticleCells();
    void spmeTakesAdditions();
};

void TestSimulationOptions::modes_data()
{
    QTest::addColumn<int>("modes");
    QTest::addColumn<bool>("accepted");
    for (const auto& [modes, accepted] : {std::pair{0, true},
                                          {2, true},
                                          {16, true},
                                          {-1, false},
                                          {1, false},
                                          {17, false},
                                          {1000000000, false}})
        QTest::addRow("%d", modes) << modes << accepted;
}

void TestSimulationOptions::modes()
{
    QFETCH(int, modes);
    QFETCH(bool, accepted);
    for (const ModelKind model : {ModelKind::Dfn, ModelKind::Spm}) {
        SimulationOptions options;
        options.model = model;
        options.modes = modes;
        std::string sentence;
        try {
            QVERIFY(makeCellSolver(options));
        } catch (const InputError& error) {
            sentence = error.what();
        }
        QCOMPARE(sentence, accepted ? std::string()
                                    : "modes in each particle: found " + std::to_string(modes) +
                                          "; expected 2 to 16, or 0 for the model's own number.");
    }
}

/// A cell of BPX's model SPM runs as that, to the last bit, and as no other.
void TestSimulationOptions::singleParticleCells()
{
    Cell cell = test::bundled("Chen2020");
    const Protocol protocol = parseProtocol("discharge at 1C for 600 s", cell.nominalCapacity_Ah);
    SimulationOptions options;
    options.model = ModelKind::Spm;
    const SimulationResult whole = simulate(cell, protocol, options);
    for (const CurveId id : {CurveId::ElectrolyteConductivity, CurveId::ElectrolyteDiffusivity})
        cell.curves[static_cast<std::size_t>(id)] = nullptr;
    const Cell single = parseBpx(formatBpx(cell), "single");
    QCOMPARE(simulate(single, protocol, options).voltage_V, whole.voltage_V);
    options.physics.thermal = ThermalKind::Lumped;
    QVERIFY(simulate(single, protocol, options).status.ok());
    for (const ModelKind model : {ModelKind::Spme, ModelKind::Dfn}) {
        options.model = model;
        std::string sentence;
        try {
            simulate(single, protocol, options);
        } catch (const InputError& error) {
            sentence = error.what();
        }
        QCOMPARE(sentence,
                 std::string("model: the parameter set is one of BPX's model SPM and says nothing of "
                             "electrolyte, separator and pores; expected spm."));
    }
}

/// All that the closed form of the SPMe has not, by way of the general solver.
void TestSimulationOptions::spmeTakesAdditions()
{
    Cell cell = test::bundled("Chen2020");
    const Protocol protocol = parseProtocol("discharge at 1C for 600 s", cell.nominalCapacity_Ah);
    SimulationOptions options;
    options.model = ModelKind::Spme;
    const double plain = simulate(cell, protocol, options).voltage_V.back();
    options.physics = {ThermalKind::Lumped, SeiKind::SolventDiffusion, PlatingKind::Irreversible};
    const SimulationResult result = simulate(cell, protocol, options);
    QVERIFY(result.status.ok());
    QVERIFY(result.temperature_K.back() > 298.5);
    QVERIFY(result.voltage_V.back() > plain); // a warmer cell
    options.physics.seiFillsPores = true;
    QVERIFY(simulate(cell, protocol, options).status.ok());
    // Transport by concentration.
    options.physics = {};
    const double byConcentration = simulate(test::bundled("ORegan2022"), protocol, options).voltage_V.back();
    options.model = ModelKind::Dfn;
    const double full = simulate(test::bundled("ORegan2022"), protocol, options).voltage_V.back();
    QVERIFY2(std::abs(byConcentration - full) < 5e-3, qPrintable(QString::number(byConcentration - full)));
}

QTEST_GUILESS_MAIN(TestSimulationOptions)
#include "tst_simulation_options.moc"
