#include "integrate/fast_vector.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>

namespace interphase {
namespace {

struct Content
{
    long size;
    double* data;
};

Content* content(N_Vector v)
{
    return static_cast<Content*>(v->content);
}
long size(N_Vector v)
{
    return content(v)->size;
}
double* data(N_Vector v)
{
    return content(v)->data;
}

INTERPHASE_KERNEL
void linearSum(double a, const double* x, double b, const double* y, double* z, long n)
{
    for (long i = 0; i < n; ++i)
        z[i] = a * x[i] + b * y[i];
}

/// z = sum_j c_j x_j; z may be one of the x.
INTERPHASE_KERNEL
void combine(int count, const double* c, double* const* x, double* z, long n)
{
    if (count == 1) {
        for (long i = 0; i < n; ++i)
            z[i] = c[0] * x[0][i];
        return;
    }
    if (z != x[0] && count > 1) {
        for (long i = 0; i < n; ++i)
            z[i] = c[0] * x[0][i] + c[1] * x[1][i];
    } else {
        for (long i = 0; i < n; ++i)
            z[i] = c[0] * z[i] + c[1] * x[1][i];
    }
    for (int j = 2; j < count; ++j) {
        const double* xj = x[j];
        for (long i = 0; i < n; ++i)
            z[i] += c[j] * xj[i];
    }
}

/// Four partial sums in a fixed order: fast, and the same bits each time.
INTERPHASE_KERNEL
double sumOfSquares(const double* x, const double* w, long n)
{
    double s[4] = {0.0, 0.0, 0.0, 0.0};
    long i = 0;
    for (; i + 4 <= n; i += 4)
        for (int k = 0; k < 4; ++k) {
            const double p = x[i + k] * w[i + k];
            s[k] += p * p;
        }
    for (; i < n; ++i)
        s[0] += x[i] * w[i] * x[i] * w[i];
    return (s[0] + s[1]) + (s[2] + s[3]);
}

N_Vector clone(N_Vector v);

void destroy(N_Vector v)
{
    if (!v)
        return;
    if (v->content) {
        std::free(data(v));
        delete content(v);
        v->content = nullptr;
    }
    N_VFreeEmpty(v);
}

sunindextype length(N_Vector v)
{
    return size(v);
}
void sum(realtype a, N_Vector x, realtype b, N_Vector y, N_Vector z)
{
    linearSum(a, data(x), b, data(y), data(z), size(z));
}
void constant(realtype c, N_Vector z)
{
    std::fill_n(data(z), size(z), c);
}
void product(N_Vector x, N_Vector y, N_Vector z)
{
    for (long i = 0; i < size(z); ++i)
        data(z)[i] = data(x)[i] * data(y)[i];
}
void quotient(N_Vector x, N_Vector y, N_Vector z)
{
    for (long i = 0; i < size(z); ++i)
        data(z)[i] = data(x)[i] / data(y)[i];
}
void scale(realtype c, N_Vector x, N_Vector z)
{
    double* in = data(x);
    combine(1, &c, &in, data(z), size(z));
}
void absolute(N_Vector x, N_Vector z)
{
    for (long i = 0; i < size(z); ++i)
        data(z)[i] = std::abs(data(x)[i]);
}
void inverse(N_Vector x, N_Vector z)
{
    for (long i = 0; i < size(z); ++i)
        data(z)[i] = 1.0 / data(x)[i];
}
void addConstant(N_Vector x, realtype b, N_Vector z)
{
    for (long i = 0; i < size(z); ++i)
        data(z)[i] = data(x)[i] + b;
}
realtype maximum(N_Vector x)
{
    double m = 0.0;
    for (long i = 0; i < size(x); ++i)
        m = std::max(m, std::abs(data(x)[i]));
    return m;
}
realtype minimum(N_Vector x)
{
    return *std::min_element(data(x), data(x) + size(x));
}
realtype rms(N_Vector x, N_Vector w)
{
    return std::sqrt(sumOfSquares(data(x), data(w), size(x)) / static_cast<double>(size(x)));
}
int combination(int count, realtype* c, N_Vector* x, N_Vector z)
{
    double* arrays[16];
    for (int j = 0; j < count; ++j)
        arrays[j] = data(x[j]);
    combine(count, c, arrays, data(z), size(z));
    return 0;
}
/// z_j = a_j x + y_j
int scaleAdd(int count, realtype* a, N_Vector x, N_Vector* y, N_Vector* z)
{
    for (int j = 0; j < count; ++j)
        linearSum(a[j], data(x), 1.0, data(y[j]), data(z[j]), size(x));
    return 0;
}

} // namespace

double* fastVectorData(N_Vector v)
{
    return data(v);
}

N_Vector makeFastVector(long count, SUNContext context)
{
    N_Vector v = N_VNewEmpty(context);
    if (!v)
        throw std::bad_alloc();
    v->ops->nvclone = clone;
    v->ops->nvcloneempty = clone;
    v->ops->nvdestroy = destroy;
    v->ops->nvgetlength = length;
    v->ops->nvlinearsum = sum;
    v->ops->nvconst = constant;
    v->ops->nvprod = product;
    v->ops->nvdiv = quotient;
    v->ops->nvscale = scale;
    v->ops->nvabs = absolute;
    v->ops->nvinv = inverse;
    v->ops->nvaddconst = addConstant;
    v->ops->nvmaxnorm = maximum;
    v->ops->nvmin = minimum;
    v->ops->nvwrmsnorm = rms;
    v->ops->nvlinearcombination = combination;
    v->ops->nvscaleaddmulti = scaleAdd;
    const auto bytes = static_cast<std::size_t>((count + 3) / 4 * 4) * sizeof(double);
    auto* values = static_cast<double*>(std::aligned_alloc(32, bytes));
    if (!values)
        throw std::bad_alloc();
    std::fill_n(values, count, 0.0);
    v->content = new Content{count, values};
    return v;
}

namespace {

N_Vector clone(N_Vector v)
{
    return makeFastVector(size(v), v->sunctx);
}

} // namespace
} // namespace interphase
