#pragma once

namespace interphase {

// Standard members of the families of priors: what lies between two points, and where a share of it ends.
// Both are counted from the nearer tail, so that a prior cut to a far tail keeps its digits. Bounds may be
// infinite where the support is.

/// P(from < Z < to) of the standard normal.
double normalMass(double from, double to);
double normalDensity(double z);
double normalCdf(double z);
/// The z with P(from < Z < z) = p P(from < Z < to).
double normalQuantileBetween(double from, double to, double p);

/// log((x - lower) / (upper - x)): of the logit-normal distribution; infinite at the ends.
double logit(double x, double lower, double upper);

/// Of the gamma distribution of unit scale.
double gammaMass(double shape, double from, double to);
double gammaQuantileBetween(double shape, double from, double to, double p);

/// Of the beta distribution on [0, 1].
double betaMass(double a, double b, double from, double to);
double betaQuantileBetween(double a, double b, double from, double to, double p);
/// log B(a, b).
double logBeta(double a, double b);

/// Of Student's t of unit scale.
double studentMass(double nu, double from, double to);
double studentQuantileBetween(double nu, double from, double to, double p);
/// Its mean between two finite points or tails; nu > 1 where one is infinite.
double studentMeanBetween(double nu, double from, double to);
/// E[Z^2] between them; nu > 2.
double studentSquareBetween(double nu, double from, double to);

} // namespace interphase
