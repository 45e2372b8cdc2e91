/**
 * What the orbits of the sungrazer groups suggest to a hunter: where to look, and to which group a
 * track may belong. Guides, never a veto.
 */
package org.comethunter.domain.sungrazer;
