/**
 * Lets one in at each turn of the event loop, in the order in which they asked. What is made on the thread that answers is begun so: between
 * two pages the server hears what the warehouse and the readers have to say, and a page that asks the warehouse several times does not wait
 * for all others each time.
 */
export function createEntrance(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const letIn = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(letIn);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(letIn);
    });
}
