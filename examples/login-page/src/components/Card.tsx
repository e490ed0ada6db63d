import { type JSX, type ReactNode, useEffect, useRef } from "react";

interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The frame of every screen. */
export function Card({ title, children }: CardProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // Where a screen has no field to begin with, people who can't see it are led to its heading.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <main className="card">
      <title>{title}</title>
      <h1 id="title" ref={heading} tabIndex={-1} aria-describedby="message">
        {title}
      </h1>
      {children}
    </main>
  );
}
