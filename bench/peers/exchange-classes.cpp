// The exchange method of the R package anticlust, repeated until a whole pass finds nothing ("local-maximum"), restated from its
// published description (Papenberg and Klau 2021) on the objective of packages/kernels/classes: for each pupil in turn the best
// exchange with a pupil of another class is made if it helps. Reads doubles: pupils, classes, columns, then the columns pupil by
// pupil. Prints objective, milliseconds of processor time and passes.
#include <cstdio>
#include <ctime>
#include <vector>

int main(int, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  double head[3];
  if (!file || fread(head, 8, 3, file) != 3) return 1;
  const int N = int(head[0]), K = int(head[1]), F = int(head[2]);
  std::vector<double> x(size_t(N) * F), sums(size_t(K) * F, 0.0), size(K, 0.0);
  if (fread(x.data(), 8, x.size(), file) != x.size()) return 1;
  std::vector<int> of(N);
  for (int p = 0; p < N; p++) {
    of[p] = p % K;
    size[of[p]]++;
    for (int f = 0; f < F; f++) sums[size_t(of[p]) * F + f] += x[size_t(p) * F + f];
  }
  const clock_t start = clock();
  int passes = 0;
  for (bool better = true; better; passes++) {
    better = false;
    for (int p = 0; p < N; p++) {
      double gain = -1e-9;
      int best = -1;
      for (int q = 0; q < N; q++) {
        const int a = of[p], b = of[q];
        if (a == b) continue;
        double delta = 0;
        for (int f = 0; f < F; f++) {
          const double d = x[size_t(p) * F + f] - x[size_t(q) * F + f];
          delta += d * ((d - 2 * sums[size_t(a) * F + f]) / size[a] + (d + 2 * sums[size_t(b) * F + f]) / size[b]);
        }
        if (delta < gain) gain = delta, best = q;
      }
      if (best < 0) continue;
      const int a = of[p], b = of[best];
      for (int f = 0; f < F; f++) {
        const double d = x[size_t(p) * F + f] - x[size_t(best) * F + f];
        sums[size_t(a) * F + f] -= d;
        sums[size_t(b) * F + f] += d;
      }
      of[p] = b, of[best] = a;
      better = true;
    }
  }
  double total = 0;
  for (int k = 0; k < K; k++)
    for (int f = 0; f < F; f++) total += sums[size_t(k) * F + f] * sums[size_t(k) * F + f] / size[k];
  printf("%.9f %.1f %d\n", total, 1000.0 * double(clock() - start) / CLOCKS_PER_SEC, passes);
}
