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

QTEST_GUILESS_MAIN(TestSimulationOptions)
#include "tst_simulation_options.moc"
