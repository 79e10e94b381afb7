"""Which points lie together: HDBSCAN, and ST-DBSCAN with bounds of its own in space and in time."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from graph_model.errors import LimitExceeded

Labels = NDArray[np.int64]
MOST_PAIRS = 20_000_000


class Method(StrEnum):
    """HDBSCAN finds groups of different density by itself; ST_DBSCAN takes two as near within both bounds."""

    HDBSCAN = "hdbscan"
    ST_DBSCAN = "st-dbscan"


def labelled(features: NDArray[np.float64], plane: int, method: Method, least: int) -> Labels:
    """n labels from 0 on by the first member, -1 for what is in none. features: n x d, in units of the bounds; the
    first `plane` columns are a place, of which the straight distance counts."""
    if len(features) < max(least, 2):
        return np.full(len(features), -1, dtype=np.int64)
    found = _hdbscan(features, least) if method is Method.HDBSCAN else _st_dbscan(features, plane, least)
    order = {label: number for number, label in enumerate(dict.fromkeys(found[found >= 0].tolist()))}
    return np.array([order.get(label, -1) for label in found.tolist()], dtype=np.int64)


def _hdbscan(features: NDArray[np.float64], least: int) -> Labels:
    """Campello, Moulavi and Sander, PAKDD 2013, by scikit-learn."""
    from sklearn.cluster import HDBSCAN

    return np.asarray(HDBSCAN(min_cluster_size=least, copy=True).fit_predict(features), dtype=np.int64)


def _st_dbscan(features: NDArray[np.float64], plane: int, least: int) -> Labels:
    """Birant and Kut, Data & Knowledge Engineering 60, 2007, without its bound on other attributes. A point at the edge
    of several clusters goes to the nearest of their middles, not to whichever came first."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    tree = cKDTree(features)
    pairs = (int(tree.count_neighbors(tree, 1.0, p=np.inf)) - len(features)) // 2
    if pairs > MOST_PAIRS:
        raise LimitExceeded("pairs of near points", pairs, MOST_PAIRS, do="ask for smaller bounds, or fewer points")
    near = tree.query_pairs(1.0, p=np.inf, output_type="ndarray").reshape(-1, 2)
    apart = np.linalg.norm(features[near[:, 0], :plane] - features[near[:, 1], :plane], axis=1)
    near, apart = near[apart <= 1.0], apart[apart <= 1.0]
    both = np.vstack([near, near[:, ::-1]])
    core = np.bincount(both[:, 0], minlength=len(features)) + 1 >= least
    inner = both[core[both[:, 0]] & core[both[:, 1]]]
    size = (len(features), len(features))
    joined = coo_matrix((np.ones(len(inner), dtype=np.int8), (inner[:, 0], inner[:, 1])), shape=size)
    labels = np.asarray(connected_components(joined, directed=False)[1], dtype=np.int64)
    labels[~core] = -1
    edge = ~core[both[:, 0]] & core[both[:, 1]]
    far = np.linalg.norm(features[both[edge, 0]] - features[both[edge, 1]], axis=1)
    order = np.lexsort((both[edge, 1], far, both[edge, 0]))
    points, first = np.unique(both[edge, 0][order], return_index=True)
    labels[points] = labels[both[edge, 1][order][first]]
    return labels
