#pragma once
#include <sundials/sundials_nvector.h>

namespace interphase {

/// An N_Vector of `size` doubles whose operations are loops compiled here with full optimisation (the stock
/// serial vector took most of the run time of a solve). Only the operations IDA uses are there.
N_Vector makeFastVector(long size, SUNContext context);

/// The values of a fast vector.
double* fastVectorData(N_Vector v);

} // namespace interphase
