"""HiGHS as SciPy ships it, on a model written as 64-bit numbers; prints status, objective and seconds of the solve alone."""
import json
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

numbers = np.fromfile(sys.argv[1])
rows, columns, entries, whole = (int(n) for n in numbers[:4])
seconds = float(numbers[4])
sizes = [rows + 1, entries, entries, rows, rows, columns, columns, columns]
starts, indices, values, lower, upper, cost, least, most = np.split(numbers[5:], np.cumsum(sizes)[:-1])
matrix = csr_matrix((values, indices.astype(np.int32), starts.astype(np.int32)), shape=(rows, columns))
integrality = (np.arange(columns) < whole).astype(int)
began = time.perf_counter()
found = milp(
    cost,
    integrality=integrality,
    bounds=Bounds(least, most),
    constraints=LinearConstraint(matrix, lower, upper),
    options={"time_limit": seconds, "mip_rel_gap": 0},
)
took = time.perf_counter() - began
status = {0: "optimal", 2: "infeasible"}.get(found.status, "stopped")
print(json.dumps({"status": status, "objective": None if found.x is None else float(found.fun), "seconds": took}))
