#pragma once
#include "core/status.h"

#include <span>
#include <string>
#include <vector>

namespace interphase {

class Posterior;

// How well the data of an experiment determine the model's parameters near one point, without their priors.
//
// S = W d prediction / d log theta: the change of the predictions, in standard deviations of the noise, for a
// relative change of each parameter (for a parameter that is not positive: for a change by its prior's
// standard deviation). F = S'S is the Fisher information. A small eigenvalue is a direction the data do not
// see; columns of S with a cosine near 1 or -1 belong to parameters that can stand in for each other. Local:
// says nothing away from the point.

struct FisherReport
{
    Status status;
    std::vector<std::string> names;
    std::vector<double> scales; ///< the change that counts as one: theta, or the prior's standard deviation
    std::vector<double> information;  ///< F, row major
    std::vector<double> eigenvalues;  ///< increasing
    std::vector<double> eigenvectors; ///< row k belongs to eigenvalue k
    std::vector<double> cosines;      ///< of pairs of sensitivity columns, row major; 0 for a column of zeros
    std::vector<double> norms;        ///< lengths of the columns
    double conditionNumber = 1.0;     ///< largest over smallest eigenvalue; infinity if singular
};

FisherReport fisherReport(Posterior& posterior, std::span<const double> q);

} // namespace interphase
