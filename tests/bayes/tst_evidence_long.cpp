#include "bayes/nested.h"
#include "bayes/smc.h"
#include "evidence_checks.h"
#include "known_evidence.h"

using namespace interphase;
using namespace interphase::test;

namespace {

enum class Way { Differences, Trajectories, Nested };

EvidenceEstimator estimator(const TemperedDensity& density, Way way, int points)
{
    return [=, &density](std::uint64_t seed, const RunContext& context) {
        if (way == Way::Nested)
            return nestedSampling(density, {.livePoints = points, .seed = seed}, context).evidence;
        const SmcMoves moves = way == Way::Differences ? SmcMoves::Differences : SmcMoves::Trajectories;
        return temperedSmc(density, {.particles = points, .moves = moves, .seed = seed}, context).evidence;
    };
}

} // namespace

/// Evidence in more dimensions and with more modes than the short tests have.
class TstEvidenceLong : public QObject
{
    Q_OBJECT

private slots:
    void knownEvidences_data();
    void knownEvidences();
    void statedErrorIsHonest_data();
    void statedErrorIsHonest();
};

void TstEvidenceLong::knownEvidences_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Way>("way");
    QTest::addColumn<int>("points");
    QTest::addColumn<double>("error");
    const auto row = [](const char* name, Way way, const char* word, int points, double error) {
        QTest::addRow("%s, %s", name, word) << QString(name) << way << points << error;
    };
    for (const char* name : {"gauss_iso_d2", "gauss_iso_d5", "gauss_shells_d2", "linreg_poly0"})
        row(name, Way::Trajectories, "trajectories", 1000, 0.1);
    row("eggbox_2d", Way::Trajectories, "trajectories", 1000, 0.1);
    row("gauss_shells_d10", Way::Differences, "differences", 1000, 0.15);
    row("gauss_shells_d10", Way::Trajectories, "trajectories", 500, 0.15);
    row("gauss_shells_d10", Way::Nested, "nested", 500, 0.15);
    row("gauss_shells_d30", Way::Trajectories, "trajectories", 400, 0.3);
    row("gauss_shells_d30", Way::Nested, "nested", 400, 0.3);
}

void TstEvidenceLong::knownEvidences()
{
    QFETCH(QString, name);
    QFETCH(Way, way);
    QFETCH(int, points);
    QFETCH(double, error);
    const KnownEvidence known = knownEvidence(name.toStdString());
    compareWithKnown(estimator(known.density, way, points), known.logEvidence, error);
}

void TstEvidenceLong::statedErrorIsHonest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Way>("way");
    const auto row = [](const char* name, Way way, const char* word) {
        QTest::addRow("%s, %s", name, word) << QString(name) << way;
    };
    row("gauss_iso_d5", Way::Differences, "differences");
    row("gauss_iso_d5", Way::Trajectories, "trajectories");
    row("gauss_iso_d5", Way::Nested, "nested");
    row("eggbox_2d", Way::Differences, "differences");
    row("eggbox_2d", Way::Nested, "nested");
    row("gauss_shells_d10", Way::Differences, "differences");
    row("gauss_shells_d10", Way::Nested, "nested");
}

void TstEvidenceLong::statedErrorIsHonest()
{
    QFETCH(QString, name);
    QFETCH(Way, way);
    const KnownEvidence known = knownEvidence(name.toStdString());
    compareScatterWithError(estimator(known.density, way, 300), known.logEvidence);
}

QTEST_GUILESS_MAIN(TstEvidenceLong)
#include "tst_evidence_long.moc"
