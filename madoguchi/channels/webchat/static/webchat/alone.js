/* One tab of the browser at a time; a frame that may not have locks has no shared storage to guard either. */
export async function alone(name, work) {
  let begun = false;
  const once = () => {
    begun = true;
    return work(true);
  };
  if (!navigator.locks) return work(false);
  try {
    return await navigator.locks.request(name, once);
  } catch (problem) {
    if (begun) throw problem;
    return work(false);
  }
}
