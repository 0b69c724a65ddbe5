#pragma once
#include "ui/view/ageing_view.h"
#include "ui/view/compare_view.h"
#include "ui/view/data_view.h"
#include "ui/view/identify_view.h"
#include "ui/view/impedance_view.h"
#include "ui/view/model_view.h"
#include "ui/view/open_circuit_view.h"
#include "ui/view/posterior_view.h"
#include "ui/view/predict_view.h"
#include "ui/view/priors_view.h"
#include "ui/view/protocol_view.h"
#include "ui/view/rate_map_view.h"
#include "ui/view/report_view.h"
#include "ui/view/sample_view.h"
#include "ui/view/start_view.h"

/// Invented views for tests of the window: every number here is made up, and every title says so.
namespace interphase::sample {

HeaderView header();
StepViews steps();
StatusView status();
StartView start();
DataView data();
DataView dataWithMapping();
ModelView model();
ModelCurveView curve();
ModelDetailsView details();
OpenCircuitView openCircuit();
ImpedanceView impedance();
RateMapView rateMap();
AgeingView ageing();
PriorsView priors();
PriorPredictiveView priorPredictive();
IdentifyView identify();
SampleView sampling();
TracesView traces(int parameters = 4, int drawn = 1210);
PosteriorView posterior(int parameters = 5);
PredictView prediction();
CompareView comparison();
ProtocolView protocol();
SamplerCheckView samplerCheck();
ReportView report();

} // namespace interphase::sample
