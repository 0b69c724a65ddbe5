#pragma once
#include <cstddef>
#include <vector>

namespace interphase {

/// Mean and covariance (row major, over one less than the number of draws) of draws.
struct DrawMoments
{
    std::vector<double> mean;
    std::vector<double> covariance;
};

/// Of the first `coordinates` of each draw; 0: of all of them. Of fewer than two draws the covariance is
/// zero. Throws InputError without a draw or where one has fewer coordinates.
DrawMoments momentsOfDraws(const std::vector<std::vector<double>>& draws, std::size_t coordinates = 0);

} // namespace interphase
