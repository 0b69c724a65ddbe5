#pragma once
#include <limits>

namespace interphase {

/// A smooth increasing map from the real line (q) onto the support of one parameter (theta).
///
/// Both bounds: theta = lower + (upper - lower) / (1 + exp(-q)). Lower only: theta = lower + exp(q). Upper
/// only: theta = upper - exp(-q). None: theta = location + scale q, so that q is of order one whatever the
/// unit. A density of theta becomes one of q by adding logJacobian(q) = log(dtheta/dq).
///
/// Where a prior does not vanish at its lower bound, as a half-normal one, the logarithm bends what is
/// straight: of a resistance R beside another loss a/k the data know the sum, a narrow line in R that a
/// sampler follows, and in log(R) a hook whose corner it cuts. Such a parameter moves on theta = lower + s
/// log(1 + exp(q scale / s)), s a tenth of `scale`: the logarithm below s, theta in units of `scale` above.
///
/// A positive parameter can move on its logarithm instead: log(theta) is then what the map above gives, from
/// the logarithms of the bounds. The density of theta stays as it is; only the coordinate is another, which
/// suits a prior over several powers of ten.
class Transform
{
public:
    /// Bounds may be infinite; lower < upper. `location` and `scale` are used only without any bound.
    Transform(double lower, double upper, double location = 0.0, double scale = 1.0);

    /// On the logarithm; lower >= 0. `location` and `scale` are those of the logarithm.
    static Transform logarithmic(double lower, double upper, double location, double scale);

    /// Lower bound only: the logarithm near it, theta itself beyond a tenth of `scale` (above 0).
    static Transform softplus(double lower, double scale);

    double toConstrained(double q) const;
    /// theta strictly inside the bounds.
    double toUnconstrained(double theta) const;
    /// dtheta/dq and its derivative.
    double derivative(double q) const;
    double secondDerivative(double q) const;
    double logJacobian(double q) const;
    double logJacobianGradient(double q) const;
    double logJacobianCurvature(double q) const;

private:
    enum class Kind { Real, Above, Softplus, Below, Between };
    double map(double q) const;
    double mapLogSlope(double q) const;
    double mapBend(double q) const;

    Kind m_kind;
    double m_lower;
    double m_upper;
    double m_location;
    double m_scale;
    bool m_logarithmic = false; ///< the map gives log(theta)
};

} // namespace interphase
