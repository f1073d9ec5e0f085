// Pupil-proposing deferred acceptance with one binary heap a pool: the same algorithm as packages/kernels/matching, as the peer
// it is measured against. Reads one binary instance: u32 pupils, pools, choices; first[pupils + 1]; choices; seats[pools].
// Prints the best of seven runs in milliseconds of processor time and a checksum of the granted choices.
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>
using u32 = uint32_t;

static std::vector<u32> read(FILE *file, size_t n) {
  std::vector<u32> v(n);
  if (n && fread(v.data(), 4, n, file) != n) throw 1;
  return v;
}

static void siftUp(u32 *heap, u32 size, u32 key) {
  u32 i = size;
  for (; i > 0; i = (i - 1) / 2) {
    u32 parent = (i - 1) / 2;
    if (heap[parent] >= key) break;
    heap[i] = heap[parent];
  }
  heap[i] = key;
}

static void siftDown(u32 *heap, u32 size, u32 key) {
  u32 i = 0;
  for (;;) {
    u32 child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && heap[child + 1] > heap[child]) child++;
    if (heap[child] <= key) break;
    heap[i] = heap[child];
    i = child;
  }
  heap[i] = key;
}

int main(int, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 1;
  const auto head = read(file, 3);
  const u32 pupils = head[0], pools = head[1];
  const auto first = read(file, pupils + 1), choices = read(file, head[2]), seats = read(file, pools);
  double best = 1e9;
  std::vector<int32_t> granted(pupils);
  for (int run = 0; run < 7; run++) {
    const clock_t start = clock();
    std::vector<u32> base(pools + 1, 0), held(pools, 0), next(pupils, 0);
    for (u32 s = 0; s < pools; s++) base[s + 1] = base[s] + seats[s];
    std::vector<u32> heap(base[pools]);
    granted.assign(pupils, -1);
    for (u32 begin = 0; begin < pupils; begin++) {
      u32 p = begin;
      for (;;) {
        const u32 at = first[p] + next[p];
        if (at >= first[p + 1]) break;
        next[p]++;
        const u32 choice = choices[at], s = choice >> 4, q = seats[s];
        const u32 key = (choice & 15) * 0x100000u + p;
        u32 *root = heap.data() + base[s];
        if (held[s] < q) {
          granted[p] = int32_t(at - first[p]);
          siftUp(root, held[s]++, key);
          break;
        }
        if (q == 0 || root[0] < key) continue;
        const u32 displaced = root[0] & 0xfffff;
        granted[p] = int32_t(at - first[p]);
        granted[displaced] = -1;
        siftDown(root, q, key);
        p = displaced;
      }
    }
    const double took = 1000.0 * double(clock() - start) / CLOCKS_PER_SEC;
    if (took < best) best = took;
  }
  int64_t sum = 0;
  for (u32 p = 0; p < pupils; p++) sum = (sum * 31 + granted[p] + 2) % 1000000007;
  printf("%.3f %lld\n", best, (long long)sum);
}
